import MockKit

/// A user, as its row says.
struct OrgUser: Sendable {
    let row: Row

    private func text(_ name: String) -> String { row[name]?.string ?? "" }

    var id: String { text("Id") }
    var username: String { text("Username") }
    var email: String { text("Email") }
    var name: String { text("Name") }
    var firstName: String { text("FirstName") }
    var lastName: String { text("LastName") }
    var isActive: Bool { row["IsActive"]?.bool ?? false }
    var userType: String { text("UserType") }
    var profileID: String { text("ProfileId") }
}
