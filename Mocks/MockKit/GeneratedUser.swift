/// A user that a seed has made by number: `user00001@example.com`, the same in every vendor's mock.
public struct GeneratedUser: Sendable, Equatable {
    /// The e-mail.
    public let email: String
    /// The first name.
    public let firstName: String
    /// The last name: the number, at least five digits long.
    public let lastName: String

    private static let digitsMin = 5

    /// Makes the user of a number, from 1.
    public init(_ number: Int) {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, Self.digitsMin - digits.count)) + digits
        email = "user\(padded)@example.com"
        firstName = "User"
        lastName = padded
    }
}
