/// Says which addresses a request may reach (T-10): a public name must not lead into the operator's own network.
enum AddressGuard {
    /// Where an address lies.
    enum Zone: Hashable, Sendable {
        /// The internet at large.
        case global
        /// This machine.
        case loopback
        /// Anything else: private, link-local, shared (CGNAT), mapped, multicast, reserved, documentation.
        case special
    }

    /// How far a request may reach.
    enum Reach: Hashable, Sendable {
        /// Global addresses alone: what every host has that the operator didn't name.
        case global
        /// Loopback alone: plain `http`, which the operator allowed.
        case loopback
        /// Everything: the operator named the host (or it is the operator's proxy).
        case anywhere
    }

    /// Whether a request of this reach may connect to the address.
    static func permits(_ address: IPAddress, to reach: Reach) -> Bool {
        switch reach {
        case .anywhere: true
        case .global: zone(of: address) == .global
        case .loopback: zone(of: address) == .loopback
        }
    }

    /// Where an address lies, by the IANA registries of special-purpose addresses (RFC 6890 and its updates).
    static func zone(of address: IPAddress) -> Zone {
        switch address {
        case .v4(let bits): zone(ofV4: bits)
        case .v6(let high, let low): zone(ofV6: high, low)
        }
    }

    /// Network and prefix length.
    private static let specialV4: [(network: UInt32, length: UInt32)] = [
        (0x0000_0000, 8),  // 0.0.0.0/8, this network
        (0x0A00_0000, 8),  // 10.0.0.0/8, private
        (0x6440_0000, 10),  // 100.64.0.0/10, shared by carriers (CGNAT)
        (0xA9FE_0000, 16),  // 169.254.0.0/16, link-local; clouds' metadata
        (0xAC10_0000, 12),  // 172.16.0.0/12, private
        (0xC000_0000, 24),  // 192.0.0.0/24, protocol assignments
        (0xC000_0200, 24),  // 192.0.2.0/24, documentation
        (0xC058_6300, 24),  // 192.88.99.0/24, 6to4 relays, withdrawn
        (0xC0A8_0000, 16),  // 192.168.0.0/16, private
        (0xC612_0000, 15),  // 198.18.0.0/15, benchmarks
        (0xC633_6400, 24),  // 198.51.100.0/24, documentation
        (0xCB00_7100, 24),  // 203.0.113.0/24, documentation
        (0xE000_0000, 3),  // 224.0.0.0/4 multicast, 240.0.0.0/4 reserved
    ]

    private static func zone(ofV4 bits: UInt32) -> Zone {
        if bits >> 24 == 127 { return .loopback }
        let isSpecial = specialV4.contains { (bits ^ $0.network) >> (32 - $0.length) == 0 }
        return isSpecial ? .special : .global
    }

    private static func zone(ofV6 high: UInt64, _ low: UInt64) -> Zone {
        if high == 0, low == 1 { return .loopback }
        // 64:ff9b::/96 carries an IPv4 address through a translator: it leads where that address leads.
        if high == 0x0064_FF9B_0000_0000, low >> 32 == 0 { return embedded(UInt32(truncatingIfNeeded: low)) }
        // 2002::/16 (6to4) carries one in its second to sixth byte.
        if high >> 48 == 0x2002 { return embedded(UInt32(truncatingIfNeeded: high >> 16)) }
        // Only 2000::/3 is given out; mapped, link-local, unique local, multicast and the rest lie outside it.
        guard high >> 61 == 1 else { return .special }
        let isProtocolAssignment = high >> 41 == 0x2001_0000 >> 9  // 2001::/23: Teredo, ORCHID, benchmarks
        let isDocumentation = high >> 32 == 0x2001_0DB8 || high >> 44 == 0x3FFF0  // 2001:db8::/32, 3fff::/20
        return isProtocolAssignment || isDocumentation ? .special : .global
    }

    /// An IPv4 address inside an IPv6 one: never loopback, which no router would carry.
    private static func embedded(_ bits: UInt32) -> Zone {
        zone(ofV4: bits) == .global ? .global : .special
    }
}
