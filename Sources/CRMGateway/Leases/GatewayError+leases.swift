import SQLStore

extension GatewayError {
    /// Another holder has taken the lease over: whoever held it writes nothing any more (L-6).
    static func superseded(_ kind: LeaseKind) -> GatewayError {
        GatewayError(
            code: "superseded", message: "Another worker has taken over this \(kind.rawValue).",
            nextStep: "Look at its outcome; nothing of this attempt was written after the take-over.")
    }

    /// Another holder kept the lease for longer than we wait.
    static func leaseHeld(_ kind: LeaseKind, waited: Duration) -> GatewayError {
        GatewayError(
            code: "lease_held",
            message: "Another worker holds this \(kind.rawValue), for more than \(waited.formattedSeconds).",
            nextStep: "Try again later.")
    }

    /// Leases are taken in one order, or two workers could wait for each other for ever (L-9).
    static func leaseOrder(_ kind: LeaseKind, held: LeaseKind) -> GatewayError {
        GatewayError(
            code: "lease_order",
            message: "A lease on a \(kind.rawValue) can't be taken by who holds one on a \(held.rawValue).",
            nextStep: "Take leases in the order run, account, record, grant; this is a mistake of the program.")
    }
}

extension Duration {
    fileprivate var formattedSeconds: String { "\(Int((self / .seconds(1)).rounded())) s" }
}
