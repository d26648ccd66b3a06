import ConnectorKit

/// What a failed token request says about the grant. Pure.
enum RefreshVerdict: Hashable, Sendable {
    /// The refresh token is no good (F-A9).
    case dead
    /// Our side is at fault (client id, secret, redirect, host): the grant isn't touched.
    case configuration
    /// Not now (F-A10).
    case busy(after: Duration?)
    /// It certainly never left (F-A3).
    case notSent
    /// It may have arrived (F-A4).
    case unknown

    /// The statuses by which a vendor says that it didn't handle a request, and will later (F-A10).
    private static let busyStatuses: Set<Int> = [421, 423, 425, 429]

    /// Reads a failure.
    init(_ error: ConnectorError) {
        if let status = error.vendor?.status, Self.busyStatuses.contains(status) {
            self = .busy(after: error.pauseAsked)
            return
        }
        if let pause = error.pauseOfRefusal {
            self = .busy(after: pause)
            return
        }
        switch error.kind {
        case .unauthenticated: self = .dead
        case .invalid, .forbidden, .unsupported, .notFound: self = .configuration
        case .rateLimited, .quotaExhausted, .conflict: self = .busy(after: error.pauseAsked)
        case .unreachable, .tlsRefused: self = error.mayHaveArrived(unlessSaid: false) ? .unknown : .notSent
        case .outcomeUnknown: self = .unknown
        default: self = error.mayHaveArrived(unlessSaid: true) ? .unknown : .notSent
        }
    }
}

extension ConnectorError {
    fileprivate var pauseAsked: Duration? {
        if case .later(let after) = retry { return after }
        return nil
    }

    /// Where the vendor refused a request as such, and the connector says that it will be taken later: it wasn't acted
    /// upon. What an answer of 500 and above left behind, nobody knows.
    fileprivate var pauseOfRefusal: Duration?? {
        guard kind == .unavailable, let status = vendor?.status, (400..<500).contains(status),
            case .later(let after) = retry
        else { return nil }
        return .some(after)
    }

    fileprivate func mayHaveArrived(unlessSaid otherwise: Bool) -> Bool {
        // An answer, whatever it says, proves that the request arrived.
        if vendor != nil { return true }
        guard let transfer else { return otherwise }
        return transfer.progress != .notConnected
    }
}
