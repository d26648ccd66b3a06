import ConnectorKit
import SQLStore

extension GrantTrouble {
    /// After so long it is worth asking again where somebody else is at it.
    static let againAfter: Duration = .seconds(5)

    /// As the transport layers say it.
    ///
    /// - Parameter storeNow: the store's clock in milliseconds since 1970, to say how long to wait.
    func connectorError(at storeNow: Int64?) -> ConnectorError {
        switch self {
        case .refused(let notice):
            let isDead = notice.state == GrantState.reconnectNeeded.rawValue
            return Self.error(isDead ? .unauthenticated : .forbidden, notice.crm, notice.description, .never)
        case .cooling(let row, let until):
            let pause = storeNow.map { Duration.milliseconds(max(until - $0, 1)) }
            let why =
                switch row.stateReason {
                case RefreshStore.configurationReason: "the app's configuration was refused"
                case EarlyRefusal.reason:
                    "the CRM refuses each token as soon as it has issued it; check the CRM user's right to use the API, "
                        + "and where the app may be used from"
                default: "the CRM asked to wait"
                }
            return Self.error(.unavailable, row.crm, "no token can be had now: \(why)", .later(after: pause))
        case .suspect(let row):
            return Self.error(.forbidden, row.crm, GatewayError.restoredMode.description, .never)
        case .configuration(let row, let cause):
            let text = "the app's configuration was refused; the grant itself is untouched: \(cause)"
            return Self.error(.invalid, row.crm, text, .never)
        case .unanswered(let row, let cause):
            return Self.error(.unavailable, row.crm, "no answer of the token endpoint: \(cause)", .later(after: nil))
        case .busy(let row):
            return Self.error(
                .unavailable, row.crm, "another process is refreshing this grant", .later(after: Self.againAfter))
        case .notStored(let row):
            let text = "new tokens are here, and the store doesn't take them; they aren't used before it does"
            return Self.error(.unavailable, row.crm, text, .later(after: Self.againAfter))
        }
    }

    private static func error(
        _ kind: ConnectorErrorKind, _ crm: CRMID, _ message: String, _ retry: RetryAdvice
    ) -> ConnectorError {
        ConnectorError(kind, operation: OperationName(rawValue: "\(crm).grant.use"), message: message, retry: retry)
    }
}
