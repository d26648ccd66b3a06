import ConnectorKit
import Glibc
import Testing

@testable import CurlTransport

/// libcurl 7.88.1's hazards: each test has a twin that shows the harm with the remedy off.
@Suite("Hazards of libcurl", .timeLimit(.minutes(1)))
struct HazardTests {
    /// Answers the first request of a connection; reads the second, and closes without a word.
    private static let closesReused: RawServer.Script = { connection in
        guard connection.readRequest() != nil else { return }
        connection.answer()
        if connection.number == 1 {
            _ = connection.readRequest()
        } else {
            while connection.readRequest() != nil { connection.answer() }
        }
    }

    private static func sendOverReused(
        _ method: HTTPMethod, bodyCount: Int?, isIdempotent: Bool = false, isResendPrevented: Bool
    ) async throws -> (arrivals: Int, outcome: Result<HTTPResponse, ConnectorError>) {
        let server = try RawServer(closesReused)
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin]) { $0.remedies.isResendPrevented = isResendPrevented }
        #expect(try await transport.send(request(origin, .get, "/first")).isSuccess)
        let body = bodyCount.map { HTTPBody.json([UInt8](repeating: 32, count: $0)) }
        let second = request(origin, method, "/second", body: body, isIdempotent: isIdempotent)
        let outcome: Result<HTTPResponse, ConnectorError>
        do throws(ConnectorError) {
            outcome = .success(try await transport.send(second))
        } catch {
            outcome = .failure(error)
        }
        return (server.requests.count { $0.startLine.contains("/second") }, outcome)
    }

    @Test(
        "T-14: a request that must not repeat is sent once when its reused connection closes; its outcome is unknown",
        arguments: [HTTPMethod.post, .put, .patch, .delete], [10, 100_000])
    func neverSentTwice(_ method: HTTPMethod, bodyCount: Int) async throws {
        let (arrivals, outcome) = try await HazardTests.sendOverReused(
            method, bodyCount: bodyCount, isResendPrevented: true)
        #expect(arrivals == 1)
        guard case .failure(let error) = outcome else { throw TestFailure("answered, where the answer was lost") }
        #expect(error.kind == .outcomeUnknown)
        #expect(error.retry == .never)
        #expect(error.transfer == TransferFacts(progress: .sentUnanswered))
    }

    @Test(
        "T-14: a request without a body that must not repeat goes over a connection of its own: it is sent once",
        arguments: [HTTPMethod.post, .delete])
    func neverSentTwiceWithoutBody(_ method: HTTPMethod) async throws {
        let (arrivals, outcome) = try await HazardTests.sendOverReused(method, bodyCount: nil, isResendPrevented: true)
        #expect(arrivals == 1)
        #expect(try outcome.get().isSuccess, "the second connection of this server answers")
    }

    @Test("Without the remedy, libcurl silently sends such a request twice", arguments: [10, nil] as [Int?])
    func sentTwiceWithoutRemedy(_ bodyCount: Int?) async throws {
        let (arrivals, outcome) = try await HazardTests.sendOverReused(
            .post, bodyCount: bodyCount, isResendPrevented: false)
        #expect(arrivals == 2)
        #expect(try outcome.get().isSuccess)
    }

    @Test("A request that may repeat is sent again over a new connection, unseen by the caller")
    func idempotentIsResent() async throws {
        for (method, count) in [(HTTPMethod.get, nil), (.post, 10)] as [(HTTPMethod, Int?)] {
            let (arrivals, outcome) = try await HazardTests.sendOverReused(
                method, bodyCount: count, isIdempotent: true, isResendPrevented: true)
            #expect(arrivals == 2)
            #expect(try outcome.get().isSuccess)
        }
    }

    @Test("Ending a transfer while its name is being resolved doesn't hold up the others")
    func slowResolver() async {
        await #expect(processExitsWith: .success) {
            let slow = try SlowResolver()
            #expect(try await slow.answersWhileResolving(isResolverAbandoned: true))
        }
    }

    @Test("Without the remedy, the loop stands still until the resolver answers")
    func slowResolverWithoutRemedy() async {
        await #expect(processExitsWith: .success) {
            let slow = try SlowResolver()
            #expect(try await slow.answersWhileResolving(isResolverAbandoned: false) == false)
        }
    }
}

/// Makes glibc's resolver hang, for as long as a test likes, without any network.
///
/// For a name without dots that the hosts file doesn't know, glibc reads the file that `HOSTALIASES` names. Here that is a
/// named pipe: opening it waits for a writer, and reading it for what the writer never writes. Needs a process of its own,
/// as environments are shared.
final class SlowResolver: Sendable {
    private let folder: String
    private let pipe: String
    private let writer = Locked<Int32>(-1)

    init() throws {
        folder = try temporaryFolder()
        pipe = folder + "/hostaliases"
        guard mkfifo(pipe, 0o600) == 0 else { throw TestFailure("no named pipe at \(pipe): errno \(errno)") }
        setenv("HOSTALIASES", pipe, 1)
        // What comes after the file is not what is tested: one short question to the name server.
        setenv("RES_OPTIONS", "timeout:1 attempts:1", 1)
    }

    deinit {
        release()
        removeFolder(folder)
    }

    /// Whether the resolver has opened the pipe; from then on it reads, and waits.
    private var isWaiting: Bool {
        writer.withLock { writer in
            if writer < 0 { writer = open(pipe, O_WRONLY | O_NONBLOCK | O_CLOEXEC) }
            return writer >= 0
        }
    }

    /// Lets the resolver go on.
    private func release() {
        unlink(pipe)
        writer.withLock { writer in
            if writer >= 0 { close(writer) }
            writer = -1
        }
    }

    /// Whether a request is answered after another one was cancelled that waits for the resolver, before that goes on.
    func answersWhileResolving(isResolverAbandoned: Bool) async throws -> Bool {
        let server = try RawServer { connection in
            while connection.readRequest() != nil { connection.answer() }
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin]) { $0.remedies.isResolverAbandoned = isResolverAbandoned }
        let stuck = Task { try await failure { try await transport.send(request(Origin(https: "nowhere-at-all"))) } }
        try await waitUntil("the resolver opened the pipe") { isWaiting }
        stuck.cancel()
        let hasAnswered = Locked(false)
        let other = Task {
            let isSuccess = try await transport.send(request(origin)).isSuccess
            hasAnswered.withLock { $0 = true }
            return isSuccess
        }
        // With the remedy it is answered, however busy the machine is; without, it isn't, however long one waits.
        let end = ContinuousClock.now + (isResolverAbandoned ? .seconds(30) : .seconds(1))
        while ContinuousClock.now < end, !hasAnswered.withLock({ $0 }) { await Task.yield() }
        let hasAnsweredBefore = hasAnswered.withLock { $0 }
        release()
        #expect(try await other.value, "it is answered once the resolver goes on, at the latest")
        #expect(try await stuck.value.kind == .cancelled)
        return hasAnsweredBefore
    }
}
