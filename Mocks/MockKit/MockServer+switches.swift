extension MockServer {
    /// Turns one of the vendor's switches (change `set_switch`); the vendor's README lists them.
    /// - Throws: ``MockChangeError`` when there is no such switch, or it takes another value.
    public func turn(_ name: String, _ value: JSON = true) throws {
        try change(.vendorSpecific("set_switch", ["name": .string(name), "value": value]))
    }
}
