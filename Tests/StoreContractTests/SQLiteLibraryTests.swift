import Testing

@testable import SQLiteDriver

@Suite("The parameters of SQLite's statements")
struct SQLiteLibraryTests {
    @Test(
        "Parameters in order lose their numbers, others keep them, and quoted text stays",
        arguments: [
            ("SELECT 1", "SELECT 1"),
            ("VALUES ($1, $2), ($3, $4)", "VALUES (?, ?), (?, ?)"),
            ("a = $2 AND b = $1", "a = ?2 AND b = ?1"),
            ("a = $1 OR b = $1", "a = ?1 OR b = ?1"),
            ("a = '$1' AND \"$2\" = $1", "a = '$1' AND \"$2\" = ?"),
            ("a = 'it''s $1' AND b = $1 -- é", "a = 'it''s $1' AND b = ? -- é"),
            ("$, $x, $1", "$, $x, ?"),
            ("$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11", "?,?,?,?,?,?,?,?,?,?,?"),
        ])
    func numbers(_ ours: String, _ theirs: String) {
        #expect(SQLiteLibrary.numbered(ours) == theirs)
    }
}
