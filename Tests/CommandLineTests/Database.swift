import SQLStore
import SQLiteDriver

/// What tests do to a database behind the gateway's back.
enum Database {
    /// Takes away somebody's dashboard, as if their set-up had never been finished.
    static func removeDashboard(of email: String, in path: String) async throws {
        let store = try SQLiteDriver.open(path: path)
        try await store.write { transaction in
            _ = try transaction.execute(
                "DELETE FROM dashboard WHERE user_id IN (SELECT id FROM user_account WHERE email_key = $1)", [.text(email)])
        }
        try store.close()
    }
}
