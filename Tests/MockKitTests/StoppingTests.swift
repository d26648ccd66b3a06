import Foundation
import FoundationNetworking
import MockKit
import Testing

@Suite("Stopping a mock")
struct StoppingTests {
    @Test("A server that stops while connections arrive ends cleanly, again and again")
    func stopsWhileConnecting() async throws {
        for _ in 0..<20 {
            let server = try await MockServer.start(vendor: ToyVendor())
            let port = UInt16(server.port)
            // A thread of its own: blocking calls in a task would starve the server.
            Thread { for _ in 0..<60 { connectOnce(to: port) } }.start()
            for _ in 0..<50 { await Task.yield() }
            await server.stop()
        }
    }

    @Test("A request that is held doesn't keep the server from stopping")
    func stopsWithHeldRequest() async throws {
        let server = try await MockServer.start(vendor: ToyVendor())
        server.inject(.stall, times: nil)
        let url = try #require(URL(string: server.baseURL + "/crm/owners/2026-09"))
        let held = Task { try await URLSession.shared.data(from: url) }
        for _ in 0..<1_000 { await Task.yield() }
        let begun = ContinuousClock.now
        await server.stop()
        #expect(ContinuousClock.now - begun < .seconds(30))
        _ = await held.result
    }
}

/// Connects and hangs up at once.
private func connectOnce(to port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    _ = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
}
