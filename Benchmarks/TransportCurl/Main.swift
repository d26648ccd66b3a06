import ConnectorKit
import CurlTransport
import Glibc

/// Sends requests through `CurlTransport`, so many at once, and prints how many it got answered in a second.
@main
struct Main {
    /// Arguments: URL, requests in flight, requests, and for TLS a file of authorities.
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let inFlight = Int(arguments[2]), let total = Int(arguments[3]),
            let slash = arguments[1].dropFirst(8).firstIndex(of: "/"),
            let origin = Origin(parsing: String(arguments[1][..<slash]))
        else { exit(64) }
        var configuration = CurlTransportConfiguration()
        configuration.connectionsPerHostMax = inFlight
        configuration.allowedPlainOrigins = origin.scheme == .http ? [origin] : []
        configuration.allowedPrivateHosts = [origin.host]
        if arguments.count > 4 { configuration.extraAuthorities = [.file(path: arguments[4])] }
        let transport = try CurlTransport(configuration)
        let request = HTTPRequest(
            operation: "benchmark.thing.read", method: .get, origin: origin, path: String(arguments[1][slash...]))
        try await run(transport, request, inFlight: inFlight, total: total / 10)
        let clock = ContinuousClock()
        let time = try await clock.measure { try await run(transport, request, inFlight: inFlight, total: total) }
        print(Int(Double(total) / (time / .seconds(1))))
    }

    private static func run(
        _ transport: CurlTransport, _ request: HTTPRequest, inFlight: Int, total: Int
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<inFlight {
                group.addTask {
                    for _ in 0..<total / inFlight {
                        let answer = try await transport.send(request)
                        guard answer.status == 200, answer.body.count == 1024 else { fatalError("a wrong answer") }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
