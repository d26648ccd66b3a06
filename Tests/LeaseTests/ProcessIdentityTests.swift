import Glibc
import SQLStore
import Testing

@testable import CRMGateway

@Suite("Who a process is")
struct ProcessIdentityTests {
    @Test("This process is told by boot, namespace, id and start, and is alive")
    func knowsItself() {
        let identity = ProcessIdentity.current()
        #expect(identity.process.bootID.utf8.count == 36)
        #expect(identity.process.pidNamespace.hasPrefix("pid:["))
        #expect(identity.process.pid == Int64(getpid()) && identity.process.startTime > 0)
        #expect(!identity.isGone(identity.process))
        #expect(identity.process == ProcessIdentity.current().process)
    }

    @Test("An id that is used again is another process, by its start")
    func comparesTheStart() throws {
        let identity = ProcessIdentity.current()
        let child = try ChildProcess()
        defer { child.reap() }
        let alive = try child.identity(like: identity.process)
        let earlier = LeaseProcess(
            bootID: alive.bootID, pidNamespace: alive.pidNamespace, pid: alive.pid, startTime: alive.startTime - 1)
        #expect(!identity.knowsToBeGone(alive))
        #expect(identity.knowsToBeGone(earlier))
    }

    @Test("A status is read past names with spaces and parentheses")
    func readsStatus() throws {
        let numbers = (4...21).map(String.init).joined(separator: " ")
        let status = try #require(ProcessStatus("77 (a) b (c)) S \(numbers) 4242 23 24"))
        #expect(status.pid == 77 && status.state == "S" && status.startTime == 4242 && status.runs)
        #expect(try #require(ProcessStatus("77 (x) Z \(numbers) 1")).runs == false)
        #expect(ProcessStatus("77 (x") == nil && ProcessStatus("77 (x) S 1 2") == nil && ProcessStatus("") == nil)
    }
}
