/** A number that was taken for an appointment bears its time. */
export const sql = `
ALTER TABLE tickets ADD COLUMN appointment_at INTEGER;
`;
