/// What a vendor's mock is told when it makes its account.
public struct MockStart: Sendable {
    /// Which kind of account to imitate.
    public let profile: MockProfile
    /// The time to live by.
    public let clock: MockClock
    /// The server's address, such as `http://127.0.0.1:8081`, without a slash at the end.
    public let baseURL: String

    /// Makes the settings; a server does so by itself.
    public init(profile: MockProfile, clock: MockClock, baseURL: String) {
        self.profile = profile
        self.clock = clock
        self.baseURL = baseURL
    }
}
