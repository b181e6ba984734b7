// Keeps addresses short to share: a control left empty is not sent. Everything works without this file.
document.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
});
