// Runs only in browsers that know no modules, where nothing can search. It is sent as it is written.
if (/[?&]q=[^&]/.test(location.search))
  document.getElementById('trang-thai').textContent =
    'Trình duyệt này quá cũ nên chưa tìm được; mời xem theo danh sách bên dưới.';
