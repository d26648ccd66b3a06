public import ConnectorKit

/// The error of a call that must fail, or `nil` where it didn't.
public func failure(_ call: () async throws(ConnectorError) -> some Any) async -> ConnectorError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error
    }
}
