"""The small words of Indonesian that reading a claim rests on."""

from __future__ import annotations

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PREPOSITIONS = _words(
    """di dari pada milik oleh untuk kepada bagi bersama atas dengan dalam lingkungan antara se asal terhadap
    bawah kepala warga mantan menurut berdasarkan versi"""
)
"""A name behind one of these is no subject."""

ADVERBIALS = _words(
    """pada di dalam dari untuk selain setelah tidak sementara sejak melalui dengan atas sebagai menurut
    berdasarkan usai hingga sampai tahun kini kemudian selanjutnya lalu adapun tak bukan sebelumnya pasca saat
    ketika berkat lewat karena sebaliknya menjelang jelang
    dilansir dikutip mengutip melansir merujuk mengacu"""
)
"""What begins with one of these ends at the comma, before the subject."""

NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "nol",
            "satu",
            "dua",
            "tiga",
            "empat",
            "lima",
            "enam",
            "tujuh",
            "delapan",
            "sembilan",
            "sepuluh",
            "sebelas",
        ]
    )
}
QUANTITIES = frozenset(NUMBERS) | _words(
    """belas belasan puluh puluhan ratus ratusan ribu jumlah sebanyak seluruh seluruhnya semua semuanya
    sejumlah beberapa kedua ketiga keempat kelima total para mayoritas sebagian"""
)
"""What they stand before is counted, not named."""

COPULAS = frozenset({"adalah", "merupakan"})

ABSTRACT = _words(
    """komitmen capaian prestasi penghargaan keberhasilan pencapaian upaya hasil raihan acara kegiatan hal
    anugerah predikat juara ajang kompetisi lomba momen kesempatan"""
)
"""`capaian itu` is nobody."""

PRONOUNS = _words("ia dia mereka kami kita keduanya ketiganya pihaknya saya")
THAT = frozenset({"itu", "ini", "tersebut"})
AND = frozenset({"dan", "serta", "&", "hingga", "maupun"})

COMMON = re.compile(
    r"(?:ke\w{3,}an|pe\w{3,}an|ber\w{3,}|me\w{4,}|di\w{4,}|ter\w{4,}|se\w{5,}|\w+nya|pegawai|warga|prestasi"
    r"|capaian|tim|hasil|acara|kegiatan|nama)"
)
"""At the beginning of a sentence a word that looks so is no name."""

OUTSIDE_NAMES = _words(
    """pada di dalam dari oleh untuk kepada bagi yang ini itu tersebut atas dengan sebagai secara setelah saat
    ketika karena berkat tahun juga telah sudah akan kembali berhasil sukses resmi kini akhirnya ikut turut
    menjadi adalah ialah yaitu yakni hingga sampai bersama serta sementara selain sedangkan namun tetapi tapi
    usai sejak melalui lewat antara senin selasa rabu kamis jumat sabtu minggu ahad januari februari maret
    april mei juni juli agustus september oktober november desember satu dua tiga empat lima enam tujuh
    delapan sembilan sepuluh sebelas seluruh semua para sejumlah beberapa sebanyak kali berturut-turut lagi
    dan atau maupun penghargaan anugerah predikat piala opini trofi piagam kategori peringkat juara terbaik
    medali gelar juta miliar triliun rp wib wita wit tak tidak belum ada agar jika bila pun hanya baru masuk
    capai se jadi menuju lantas lalu kemudian terima selaku demi ke adapun selanjutnya
    selama meski meskipun walau walaupun baca setiap tiap berbagai salah usai begitu kata ujar menurut sang
    padahal apalagi justru ternyata rupanya memang
    si penerima peraih pemenang satu-satunya bahkan baru-baru belakangan hal tadi alhamdulillah mayoritas
    sebagian"""
)
"""Capital or not, these belong to no name."""

GENERIC_NAMES = _words(
    """unit kerja satuan instansi pemerintah daerah kementerian lembaga kabupaten kota provinsi perangkat
    badan publik bupati wali walikota gubernur menteri kepala ketua rektor desa kecamatan kelurahan sekolah
    perguruan tinggi organisasi perusahaan tim salah juara kategori kali"""
)
"""A name of nothing but these names nobody."""

BODIES = _words(
    """unit satuan satker instansi kabupaten kota provinsi daerah pemda pemerintah kementerian lembaga
    kabupaten/kota pengadilan polres kejaksaan perusahaan sekolah puskesmas inovasi"""
)
"""A number of these is of others than whoever stands before it."""

MONTHS = _words(
    """januari februari maret april mei juni juli agustus september oktober november desember jan feb mar apr
    jun jul agu ags sep okt nov des"""
)

PERIODS = _words("semester triwulan kuartal periode hari hut musim ramadan idulfitri natal")
"""With a year they say when, not at which contest."""

AWARD_NOUNS = _words(
    """penghargaan anugerah piala trofi tropi piagam predikat opini sertifikat gelar lencana satyalancana
    rekor juara peringkat akreditasi medali bintang award awards prize winner champion medal kategori status
    plakat sertifikasi kualifikasi"""
)
"""They name an award once something is added; alone they are "the award"."""

AWARD_NOUNS_LAST = _words("award awards awarding prize winner winners champion medal")
"""English ones, with the name before them."""

EVENT_NOUNS = _words(
    """ajang kompetisi lomba kejuaraan festival pemeringkatan gelaran perhelatan event seremoni malam kontes
    olimpiade"""
)
"""Before a name they say that it is a contest or a ceremony."""

GRADES = _words(
    """unggul baik sekali sangat memuaskan cumlaude cum laude summa magna informatif istimewa terpuji
    internasional paripurna utama madya a b c"""
)
"""In small letters too, behind `predikat` and `akreditasi`."""

TOKENS = _words("bentuk wujud ungkapan tanda apresiasi rasa upaya bagian salah")
"""`sebagai bentuk terima kasih` names no award."""

RANK_NOUNS = _words("peringkat posisi urutan ranking rangking")
"""Before a number they say which place something has."""

ORDINALS = _words("pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh")
SCOPES = _words("dunia global nasional internasional asia asean tenggara indonesia")

METALS = _words("emas perak perunggu")
PRIZES = _words("gold silver bronze platinum runner-up")
"""With a capital and behind a verb they are what was won."""
PRAISE = _words("berprestasi teladan terbaik inspiratif terfavorit terpuji")
"""With a capital they end or go on with a title: Dosen Berprestasi."""

SUPERLATIVES = _words("best top most")
"""In English they begin the name of an award."""

RANKS = RANK_NOUNS | _words("juara medali terbaik runner-up besar")
RANKED = RANKS | _words(
    """pemenang peraih winner champion medal place best gold silver bronze platinum terfavorit teladan award
    pertama kategori subkategori predikat terinovatif terbersih tersehat terinspiratif"""
)
"""Of these a title needs one, unless the verb says that it is an award."""

_MOST = re.compile(r"ter(?!hadap|sebut|masuk|kait|jadi|utama|capai|lihat|dapat)\w{4,}")


def is_most(word: str) -> bool:
    """`terbaik`, `terhijau`."""
    return bool(_MOST.fullmatch(word))


FELL = _words("turun tergelincir merosot melorot anjlok terlempar terperosok terdepak")
"""Behind them stands a level that nobody is given."""

WITHIN_AWARDS = _words(
    """kategori sub subkategori bidang tingkat nasional umum harapan favorit terbaik pertama kedua ketiga
    keempat internasional provinsi emas perak perunggu kehormatan penghargaan predikat juara peringkat lomba
    kelas
    doktor honoris causa pahlawan unggul paripurna"""
)
"""In small letters they go on with the name of an award."""

SPORTS = _words(
    """turnamen liga laga gol skor final semifinal pertandingan kejuaraan atlet pelatih timnas klub olimpiade
    ganda musim pemain podium balapan ronde petinju cabor bulutangkis badminton sepakbola pembalap pesepeda
    kiper bek striker voli basket wushu karate taekwondo silat esport esports pelatnas"""
)
"""Where a text has several of these, it tells results of matches."""
