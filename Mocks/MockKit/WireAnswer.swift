/// An answer with what happens to it on its way out.
struct WireAnswer: Sendable {
    var response: MockResponse
    var wire: WireFault?
    /// How long the answer is held back, in real time.
    var delay: Duration = .zero
    /// Blanks added after the body.
    var padding = 0
}
