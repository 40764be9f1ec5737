// The chosen theme, before anything is painted: a script of its own file, because the page's policy runs no other.
try {
  const theme = localStorage.getItem('clew.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Where storage is refused, the system's theme is as good as any.
}
