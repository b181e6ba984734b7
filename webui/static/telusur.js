// Everything works without this file.

// Keeps addresses short to share: a control left empty is not sent.
document.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
});

// The way to all values of a filter takes along what is ticked and not yet applied.
const search = document.getElementById("cari");
document.addEventListener("click", ({ target }) => {
  const link = target.closest(".filters .all a");
  if (link) link.search = new URLSearchParams(new FormData(search));
});

// The page of a facet's values lists while one types what is called so; what is ticked stays ticked.
const values = document.querySelector("form.values");
let asking = new AbortController();
values?.addEventListener("input", async ({ target }) => {
  if (!["name", "order"].includes(target.name)) return;
  asking.abort();
  asking = new AbortController();
  const address = `${location.pathname}?${new URLSearchParams(new FormData(values))}`;
  const answer = await fetch(address, { signal: asking.signal }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["jumlah", "daftar"])
    document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
  history.replaceState(null, "", address);
});
