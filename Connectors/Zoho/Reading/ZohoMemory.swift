import ConnectorKit

/// What one reader keeps in mind between its calls.
actor ZohoMemory {
    /// Whether composites may be tried: no refusal of one was met.
    private(set) var takesComposites = true
    private var layouts: [ZohoWire.Layout]?

    /// Notes that the key or the account takes no composites.
    func noteNoComposites() {
        takesComposites = false
    }

    /// Keeps the layouts of deals that came with the fields.
    func keep(_ layouts: [ZohoWire.Layout]) {
        self.layouts = layouts
    }

    /// Hands out what was kept, once: whoever asks later is to see what changed since.
    func takeLayouts() -> [ZohoWire.Layout]? {
        defer { layouts = nil }
        return layouts
    }
}
