public import ConnectorKit

/// Shows whose account it is before anything is stored, and answers whether to go on (T-38).
public typealias ConnectConfirmation = @Sendable (CRMIdentity) async throws -> Bool
