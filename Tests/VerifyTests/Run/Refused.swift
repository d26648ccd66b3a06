import CRMGateway

/// The error that a call ends with; `nil` where it goes well.
func refusal<Result>(_ call: () async throws -> Result) async -> GatewayError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error as? GatewayError
    }
}
