"""City diplomacy: what is stored, asked, changed, shown and exchanged. README's map says where a change goes."""
