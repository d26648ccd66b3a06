import ConnectorKit
import Testing

/// The kind of failure that an act ends in, or `nil` for success; anything but a ``ConnectorError`` is an issue.
func outcome<Result>(_ act: () async throws -> Result) async -> ConnectorErrorKind? {
    do {
        _ = try await act()
        return nil
    } catch let error as ConnectorError {
        return error.kind
    } catch {
        Issue.record(error)
        return nil
    }
}
