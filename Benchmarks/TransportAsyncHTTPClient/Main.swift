import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// The same work as `TransportCurl`, through AsyncHTTPClient with one event loop.
@main
struct Main {
    /// Arguments: URL, requests in flight, requests, and for TLS a file of authorities.
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let inFlight = Int(arguments[2]), let total = Int(arguments[3]) else { exit(64) }
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = inFlight
        if arguments.count > 4 {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(arguments[4])
            configuration.tlsConfiguration = tls
        }
        let client = HTTPClient(eventLoopGroupProvider: .shared(loops), configuration: configuration)
        try await run(client, arguments[1], inFlight: inFlight, total: total / 10)
        let clock = ContinuousClock()
        let time = try await clock.measure { try await run(client, arguments[1], inFlight: inFlight, total: total) }
        print(Int(Double(total) / (time / .seconds(1))))
        try await client.shutdown()
    }

    private static let bodyBytesMax = 16 * 1024 * 1024

    private static func run(_ client: HTTPClient, _ url: String, inFlight: Int, total: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<inFlight {
                group.addTask {
                    for _ in 0..<total / inFlight {
                        let answer = try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(120))
                        let body = try await answer.body.collect(upTo: bodyBytesMax)
                        guard answer.status == .ok, body.readableBytes == 1024 else { fatalError("a wrong answer") }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
