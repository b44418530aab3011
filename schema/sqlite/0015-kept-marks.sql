-- Lines of a kept report that are headings, or begin a page.
ALTER TABLE kept_line ADD COLUMN marks INTEGER NOT NULL DEFAULT 0; -- bits: 1 heading, 2 page
