/// Which id the user has whose grant the demo credentials are: users are numbered in the seed's order.
struct SeedRows {
    /// The number of the first user's id; those below are the system's.
    static let firstUser = 100
    let installerID: String

    init(_ seed: SalesforceSeed) {
        let users = seed.users ?? DemoAccount.users
        let wanted = seed.installer?.lowercased()
        let place = wanted.map { name in
            users.firstIndex { $0.email.lowercased() == name || $0.username.lowercased() == name } ?? -2
        }
        installerID = SalesforceID.make(prefix: "005", number: Self.firstUser + (place ?? 0))
    }
}
