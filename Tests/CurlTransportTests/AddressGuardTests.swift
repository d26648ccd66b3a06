import Testing

@testable import CurlTransport

@Suite("Where an address lies (T-10)")
struct AddressGuardTests {
    @Test(
        "Addresses of the internet at large",
        arguments: [
            "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
            "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0",
            "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
            "2606:4700:4700::1111", "2a00:1450::1", "2001:4860:4860::8888", "2001:200::1", "64:ff9b::8.8.8.8",
            "2002:808:808::1",
        ])
    func global(_ text: String) throws {
        let address = try #require(IPAddress(text: text))
        #expect(AddressGuard.zone(of: address) == .global)
        #expect(AddressGuard.permits(address, to: .global))
        #expect(!AddressGuard.permits(address, to: .loopback))
    }

    @Test("Loopback, v4 and v6", arguments: ["127.0.0.1", "127.0.0.0", "127.255.255.255", "::1"])
    func loopback(_ text: String) throws {
        let address = try #require(IPAddress(text: text))
        #expect(AddressGuard.zone(of: address) == .loopback)
        #expect(!AddressGuard.permits(address, to: .global))
        #expect(AddressGuard.permits(address, to: .loopback))
        #expect(AddressGuard.permits(address, to: .anywhere))
    }

    @Test(
        "Private, link-local, shared, mapped, multicast, reserved and documentation addresses, at both ends of each range",
        arguments: [
            "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "169.254.0.0",
            "169.254.169.254", "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.255",
            "192.0.2.0", "192.0.2.255", "192.88.99.0", "192.168.0.0", "192.168.255.255", "198.18.0.0",
            "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.0", "239.255.255.255", "240.0.0.0",
            "255.255.255.255",
            "::", "::2", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::8.8.8.8", "64:ff9b::10.0.0.1",
            "64:ff9b::127.0.0.1", "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:db8::1", "2002:a00:1::1",
            "2002:7f00:1::1", "3fff::1", "3fff:fff::1", "4000::1", "fc00::1", "fd00::1",
            "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fe80::1", "febf::1", "fec0::1", "ff02::1",
        ])
    func special(_ text: String) throws {
        let address = try #require(IPAddress(text: text))
        #expect(AddressGuard.zone(of: address) == .special)
        #expect(!AddressGuard.permits(address, to: .global))
        #expect(!AddressGuard.permits(address, to: .loopback))
        #expect(AddressGuard.permits(address, to: .anywhere))
    }

    @Test("What is no address is not read as one", arguments: ["", "localhost", "1.2.3", "1.2.3.4.5", "::g", "[::1]"])
    func noAddress(_ text: String) {
        #expect(IPAddress(text: text) == nil)
    }
}
