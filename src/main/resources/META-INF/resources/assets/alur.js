// The page works without this. It keeps a form from being sent twice and says that something is under way.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    const button = event.submitter;
    if (button && button.dataset.busy) {
      button.style.minWidth = button.offsetWidth + "px";
      button.textContent = button.dataset.busy;
      button.setAttribute("aria-disabled", "true");
    }
  });
}
// Back from history a page may come out of memory, with its forms as they were left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});
