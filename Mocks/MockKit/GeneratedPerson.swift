/// One of the people that a seed makes by their number, the same in each mock: `user00001@example.com` is number 1.
public struct GeneratedPerson: Sendable, Equatable {
    /// The e-mail.
    public let email: String
    /// The first name, the same for all.
    public let firstName = "User"
    /// The last name: the number with at least five digits.
    public let lastName: String

    /// Makes the person of a number, the first of which is 1.
    public init(_ number: Int) {
        let digits = String(number)
        lastName = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
        email = "user\(lastName)@example.com"
    }
}
