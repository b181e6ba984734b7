<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Indeks Berita - Pemerintah Kabupaten Temanggung (contoh)</title>
<link rel="stylesheet" href="/assets/situs.css">
</head>
<body>
<header><a href="/">Pemerintah Kabupaten Temanggung (contoh)</a><nav><a href="/">Beranda</a> <a href="/berita">Berita</a> <a href="/pengumuman">Pengumuman</a></nav></header>
<main><h1>Indeks Berita</h1>
<div class="kartu"><h3><a href="/detail.php?id=75676">RSUD Temanggung Belum WBK, Direktur: Kami Baru Mulai</a></h3><span>07/01/2022</span> <a href="/detail.php?id=75676">Selengkapnya</a></div>
<div class="kartu"><h3><a href="/detail.php?id=55598">Dana Desa 2024 di Temanggung untuk Air Bersih</a></h3><span>22/01/2024</span> <a href="/detail.php?id=55598">Selengkapnya</a></div>
<div class="kartu"><h3><a href="/detail.php?id=39359">Pemkab Temanggung Canangkan Zona Integritas Menuju WBK 2023</a></h3><span>08/05/2023</span> <a href="/detail.php?id=39359">Selengkapnya</a></div>
<div class="kartu"><h3><a href="/detail.php?id=49933">RSUD Temanggung Teken Pakta Integritas</a></h3><span>05/01/2022</span> <a href="/detail.php?id=49933">Selengkapnya</a></div>
<div class="kartu"><h3><a href="/detail.php?id=21210">Titik Pantau Adipura 2016 di Temanggung Dibenahi</a></h3><span>26/07/2016</span> <a href="/detail.php?id=21210">Selengkapnya</a></div>
<ul class="halaman"><li>1</li><li><a href="?hal=2">2</a></li><li><a href="?hal=3">3</a></li><li><a href="?hal=2">Berikutnya</a></li></ul></main>
<footer>Situs contoh untuk mencoba Telusur. Isinya disusun sendiri, bukan berita resmi instansi mana pun.</footer>
</body>
</html>
