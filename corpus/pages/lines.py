"""Lines that stand around an article's text and are not part of it: share, read-also, tags, credits."""

from __future__ import annotations

import re


def _whole_line(*alternatives: str) -> re.Pattern[str]:
    """Matches a line that is one of these and nothing else but punctuation."""
    return re.compile(rf"\W*(?:{'|'.join(alternatives)})\W*$", re.IGNORECASE)


_NOISE = _whole_line(
    # sharing and reading aids
    r"(?:bagikan|share|sebarkan|tweet|copy link|salin tautan)\b.{0,40}|print|cetak|a[-+]|reset",
    r"(?:ukuran huruf|font size).{0,30}|advertisement|iklan|(?:loading|memuat)|lanjutkan membaca\b.{0,60}",
    r"scroll to continue\b.{0,60}|(?:halaman|page)\W*\d+(?:\s*(?:dari|of|/)\s*\d+)?",
    r"selanjutnya|sebelumnya|next|previous|prev",
    # ways to other texts
    r"(?:simak|baca|lihat|tonton|saksikan) (?:juga|lainnya|selengkapnya|pula)\b.{0,200}",
    r"simak (?:berita|artikel|informasi)\b.{0,200}|klik (?:di ?sini|tautan|link)\b.{0,120}",
    r"(?:also read|read also|read more)\b.{0,200}",
    r"(?:tags?|topik|kata kunci|tag terkait)\s*:.{0,200}|tags?|\#\S+(?:[\s,]+\#\S+)*",
    r"(?:ikuti|dapatkan|cek|temukan|gabung|follow|download|unduh)\b.{0,120}"
    r"(?:google news|whatsapp|telegram|channel|saluran|aplikasi|breaking news|newsletter).{0,160}",
    # counts
    r"(?:di\s?baca|dilihat|views?|hits?)\W*[\d.,]+\s*(?:kali|x|views?)?",
    r"[\d.,]+\s*(?:views?|kali dibaca|pembaca|hits?|shares?|komentar|comments?)",
    r"bagaimana (?:pendapat|reaksi|tanggapan) (?:anda|kamu)\b.{0,80}",
    # rights and pictures
    r"(?:copyright|hak cipta|©|all rights reserved).{0,120}",
    r"(?:sumber\s*)?(?:foto|photo|gambar|image|video|infografis|ilustrasi|sumber|dok(?:umentasi)?\.?)"
    r"\s*(?:oleh)?\s*[:/].{0,120}",
    r"",
)
# What follows one of these belongs to the page, not to the text.
_END = _whole_line(
    r"(?:berita|artikel|foto|video|topik|konten|kabar)(?: (?:foto|video))? (?:terkait|lainnya|lain|terkini|"
    r"terbaru|populer|terpopuler|sebelumnya|selanjutnya|rekomendasi|pilihan|menarik)\b.{0,40}",
    r"kumpulan berita\b.{0,60}|terkait|terpopuler|terkini|rekomendasi\b.{0,60}|lihat semua|load more.{0,10}",
    r"related(?: (?:news|articles?|posts?|topics?|content))?|most (?:read|popular)",
    r"you may (?:also )?like.{0,20}",
    r"jangan lewatkan\b.{0,30}|simak .{0,30} lainnya",
    r"(?:\d+\s+)?komentar(?:i artikel ini)?|(?:tinggalkan|beri(?:kan)?|tulis) (?:komentar|balasan)\b.{0,40}",
    r"leave a (?:reply|comment).{0,20}|komentar adalah tanggapan\b.{0,120}|rate (?:artikel|this).{0,20}",
    r"bagaimana (?:pendapat|reaksi|tanggapan) (?:anda|kamu)\b.{0,80}",
)
_CAPTION = re.compile(
    r"\b(?=[fpdi])(?:foto|photo|dok(?:umentasi)?|doc|image)\s*[.:/]\s*[^.!?]{2,60}\)?\.?$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*]*(?:\s|$)")
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]*]*$")
_ITEM = re.compile(r"(?:[-–—•▪·*]|\(?(?:\d{1,2}|[a-z])[.)])\s*\w")
_NO_HEADLINE = 180  # characters; nobody writes a longer one, but some forget the full stop
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
    return len(line) >= _PROSE_LENGTH and (len(line) >= _NO_HEADLINE or bool(_SENTENCE_END.search(line)))


def is_sentence(line: str) -> bool:
    """Running text that may be short: *Di laut kita jaya.*"""
    return is_prose(line) or (len(line.split()) >= 3 and bool(_CLOSED.search(line)))


def is_unclosed(line: str) -> bool:
    """A sentence whose full stop was forgotten: *Acara ditutup dengan doa*. Headlines have capitals."""
    words = [word for word in line.split() if word.isalpha()]
    return len(words) > 4 and words[0][0].isupper() and sum(map(str.islower, words)) > 0.6 * len(words)


def is_item(line: str) -> bool:
    """An entry of a list: a dash, a bullet or a number before it."""
    return bool(_ITEM.match(line))
