/// Why a mail was not sent, or may not have been.
public struct MailFailure: Error, Hashable, Sendable {
    /// What to do about it.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The server can't be reached or puts the mail off (4xx): try again later.
        case temporary
        /// The server refuses this mail (5xx): trying again is no use.
        case permanent
        /// The server refuses us, or we refuse the server: wrong login, TLS that can't be trusted, no STARTTLS. The operator
        /// has to mend something; then the same mail may go.
        case unconfigured
        /// The mail was handed over and the answer lost: it may have been sent (F-E3).
        case outcomeUnknown = "outcome_unknown"
    }

    /// What to do about it.
    public let kind: Kind
    /// A sentence for people: what is wrong and how to mend it. No secret, no address of a person.
    public let message: String
    /// The server's answer, `550`, where there was one.
    public let smtpStatus: Int?
    /// The enhanced code in it, `5.1.1` (RFC 3463).
    public let enhancedCode: String?

    /// Describes a failure.
    public init(_ kind: Kind, _ message: String, smtpStatus: Int? = nil, enhancedCode: String? = nil) {
        self.kind = kind
        self.message = message
        self.smtpStatus = smtpStatus
        self.enhancedCode = enhancedCode
    }
}

extension MailFailure: CustomStringConvertible {
    /// The sentence, with the server's codes.
    public var description: String {
        let codes = [smtpStatus.map(String.init), enhancedCode].compactMap { $0 }.joined(separator: " ")
        return codes.isEmpty ? message : "\(message) [\(codes)]"
    }
}
