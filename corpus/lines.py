"""Lines that stand around an article's text and are not part of it: share, read-also, tags, credits."""

from __future__ import annotations

import re

_NOISE = re.compile(
    r"""^\W*(?:
      bagikan\b.{0,40}|share\b.{0,40}|sebarkan\b.{0,30}|tweet|copy\ link|salin\ tautan|print|cetak|
      (?:simak|baca|lihat|tonton|saksikan)\ (?:juga|lainnya|selengkapnya|pula)\b.{0,200}|(?:also\ read|read\ also|read\ more)\b.{0,200}|
      (?:di\s?baca|dilihat|views?|hits?)\W*[\d.,]+\s*(?:kali|x|views?)?|[\d.,]+\s*(?:views?|kali\ dibaca|pembaca|hits?|shares?|komentar)|
      tags?\W.{0,200}|tag\ terkait.{0,200}|topik\W.{0,150}|kata\ kunci\W.{0,150}|\#\S+(?:[\s,]+\#\S+)*|
      advertisement|iklan|scroll\ to\ continue\b.{0,60}|lanjutkan\ membaca\b.{0,60}|(?:loading|memuat)\W*|
      (?:ukuran\ huruf|font\ size).{0,30}|a[-+]|reset|\d+\ comments?|
      (?:copyright|hak\ cipta|©|all\ rights\ reserved).{0,120}|
      (?:ikuti|dapatkan|cek|temukan|gabung|follow|download|unduh)\b.{0,120}(?:google\ news|whatsapp|telegram|channel|saluran|aplikasi|breaking\ news|update|newsletter|berita).{0,160}|
      (?:sumber\s*)?(?:foto|photo|gambar|image|video|infografis|ilustrasi|sumber\ foto|sumber|dok(?:umentasi)?\.?)\s*(?:oleh)?\s*[:/]{1,2}.{0,120}|
      bagaimana\ (?:pendapat|reaksi|tanggapan)\ (?:anda|kamu)\b.{0,80}|
      (?:halaman|page)\W*\d+(?:\s*(?:dari|of|/)\s*\d+)?|(?:selanjutnya|sebelumnya|next|previous|prev)\W*|
      humas|(?:biro\ )?(?:humas|hubungan\ masyarakat|komunikasi\ publik)\b.{0,60}|(?:kementerian|kementrian|badan|lembaga|ditjen|direktorat\ jenderal|biro|pusat)\b[^.!?]{0,90}|
      -+|\*+|=+|_+|\W*
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# What follows one of these belongs to the page, not to the text.
_END = re.compile(
    r"""^\W*(?:
      (?:berita|artikel|foto|video|topik|konten|kabar)(?:\ (?:foto|video))?\ (?:terkait|lainnya|lain|terkini|terbaru|populer|terpopuler|sebelumnya|selanjutnya|rekomendasi|pilihan|menarik)\b.{0,40}|
      kumpulan\ berita\b.{0,60}|terkait|terpopuler|terkini|rekomendasi\b.{0,60}|related(?:\ (?:news|articles?|posts?|topics?|content))?|
      jangan\ lewatkan\b.{0,30}|simak\ .{0,30}\ lainnya|(?:\d+\s+)?komentar(?:i\ artikel\ ini)?|tinggalkan\ (?:komentar|balasan)\b.{0,40}|leave\ a\ (?:reply|comment).{0,20}|
      komentar\ adalah\ tanggapan\b.{0,120}|beri(?:kan)?\ komentar\b.{0,40}|rate\ (?:artikel|this).{0,20}|most\ (?:read|popular)|you\ may\ (?:also\ )?like.{0,20}|
      bagaimana\ (?:pendapat|reaksi|tanggapan)\ (?:anda|kamu)\b.{0,80}|kabar-dikti|lihat\ semua|load\ more.{0,10}
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_CAPTION = re.compile(
    r"\(?\b(?:foto|photo|dok(?:umentasi)?|sumber|doc|image)\s*[.:/]\s*[^.!?]{2,60}\)?\.?$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*]*(?:\s|$)")
_PROSE_LENGTH = 60  # characters; shorter lines are headlines, labels, captions, subheadings


def is_noise(line: str) -> bool:
    """A line of the page's furniture that may stand anywhere in or after a text."""
    return len(line) < 260 and bool(_NOISE.match(line))


def is_end(line: str) -> bool:
    """A heading after which nothing belongs to the text any more."""
    return len(line) < 160 and bool(_END.match(line))


def is_caption(line: str) -> bool:
    """A picture's caption that names its photographer: *Warga mengantre. Foto: Antara*."""
    return len(line) < 300 and bool(_CAPTION.search(line))


def is_prose(line: str) -> bool:
    """Running text, as against a headline, a label or a menu entry: long, with a sentence's end."""
    return len(line) >= _PROSE_LENGTH and bool(_SENTENCE_END.search(line))
