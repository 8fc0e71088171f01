/** One number for several services, and for somebody in the citizen's care: a mark that says nothing of who that is. */
export const sql = `
ALTER TABLE tickets ADD COLUMN services TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(services));
ALTER TABLE tickets ADD COLUMN for_other INTEGER NOT NULL DEFAULT 0 CHECK (for_other IN (0, 1));
UPDATE tickets SET services = json_array(service) WHERE service IS NOT NULL;
`;
