import ConnectorKit
import TransportLayers

/// A token source that counts, and renews once however many ask.
actor ToyTokens: TokenSource {
    private(set) var asked = 0
    private(set) var refreshes = 0
    private var generation = 1
    private var refresh: Task<Void, Never>?
    private let canRenew: Bool
    private let onEvent: @Sendable (String) async -> Void

    init(canRenew: Bool = true, onEvent: @escaping @Sendable (String) async -> Void = { _ in }) {
        self.canRenew = canRenew
        self.onEvent = onEvent
    }

    private var session: AuthorizedSession {
        AuthorizedSession(generation: generation, authorizer: ToyAuthorizer(token: "token-\(generation)"))
    }

    func current() async throws(ConnectorError) -> AuthorizedSession {
        asked += 1
        await onEvent("token")
        return session
    }

    func renewed(after session: AuthorizedSession) async throws(ConnectorError) -> AuthorizedSession {
        await onEvent("renew")
        guard canRenew else { return session }
        if session.generation == generation {
            let running = refresh ?? Task { await renew() }
            refresh = running
            await running.value
        }
        return self.session
    }

    private func renew() async {
        refreshes += 1
        await Task.yield()
        generation += 1
        refresh = nil
    }
}
