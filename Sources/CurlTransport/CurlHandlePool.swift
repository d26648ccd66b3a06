import CCurl

/// Handles that wait for the next request, their options set; only the loop's thread touches it.
final class CurlHandlePool {
    /// How many handles are kept: 256, of some 5 KiB each.
    private static let idleMax = 256

    private let configuration: CurlTransportConfiguration
    private let authorities: TrustedAuthorities
    private let turn: LoopTurn
    private var idle: [CurlTransfer] = []

    init(_ configuration: CurlTransportConfiguration, authorities: TrustedAuthorities, turn: LoopTurn) {
        self.configuration = configuration
        self.authorities = authorities
        self.turn = turn
    }

    /// A handle, used before or new; `nil` when libcurl has no memory for one.
    func take() -> CurlTransfer? {
        if let transfer = idle.popLast() { return transfer }
        guard let easy = curl_easy_init() else { return nil }
        CurlOptions.setConstants(easy, under: configuration, authorities: authorities, turn: turn)
        return CurlTransfer(easy: easy, turn: turn)
    }

    /// Takes a handle back.
    func give(_ transfer: CurlTransfer) {
        if idle.count < CurlHandlePool.idleMax { idle.append(transfer) }
    }
}
