namespace JobKit.Chaos.Tests.Check;

/// <summary>Makes up what a run might have left, one event after another, as the client, the database and the workers would have noted it.</summary>
internal sealed class Story
{
    public const long Second = 1_000_000;

    private readonly List<ClientLine> _client = [];
    private readonly List<AuditEntry> _audit = [];
    private readonly List<JournalLine> _journal = [];
    private readonly List<FaultRecord> _faults = [];
    private readonly List<Effect> _effects = [];
    private readonly List<Order> _orders = [];
    private readonly Dictionary<Guid, StoredJob> _jobs = [];
    private readonly Dictionary<Guid, string> _keys = [];

    public long Now { get; private set; } = 1_000 * Second;

    public Story Wait(double seconds)
    {
        Now += (long)(seconds * Second);
        return this;
    }

    public Story Enqueue(Guid id, JobKind kind = JobKind.Instant, string? limitKey = null)
    {
        Told(ClientEvent.Intent, id).Stored(id, kind, limitKey);
        return Told(ClientEvent.Acknowledged, id);
    }

    public Story Told(ClientEvent what, Guid id)
    {
        _client.Add(new ClientLine(what, 0, id));
        return this;
    }

    public Story Stored(Guid id, JobKind kind = JobKind.Instant, string? limitKey = null)
    {
        _jobs[id] = new StoredJob(id, JobStatus.Pending, 0, 0, 5, HasLease: false, FailureReason: null, JobKinds.TypeOf(kind));
        if (limitKey is not null)
            _keys[id] = limitKey;
        return Audit(id, null, JobStatus.Pending, 0, 0);
    }

    public Story Claim(Guid id, int process = 1)
    {
        var job = _jobs[id];
        return Change(id, JobStatus.Processing, job.Epoch + 1, job.Attempt + 1, $"machine/{process}/worker");
    }

    public Story Begin(Guid id, int process = 1) => Write(JournalEvent.Begin, id, process);

    public Story End(Guid id, int process = 1) => Write(JournalEvent.End, id, process);

    public Story Outside(Guid id, int process = 1) => Write(JournalEvent.Outside, id, process);

    public Story Stale(Guid id, JournalEvent answer, long epoch, string write = "settle")
    {
        _journal.Add(new JournalLine(1, answer, id, epoch, Now, write));
        return this;
    }

    /// <summary>A settle by the attempt of an epoch, the present one where none is said.</summary>
    public Story Settle(Guid id, JobStatus to = JobStatus.Completed, long? by = null, string? written = null, int attempt = 0)
    {
        var job = _jobs[id];
        var epoch = by ?? job.Epoch;
        return Change(id, to, job.Epoch, attempt == 0 ? job.Attempt : attempt, "machine/1/worker", epoch, written ?? Mark.Of(epoch));
    }

    public Story Sweep(Guid id) => Change(id, JobStatus.Pending, _jobs[id].Epoch, _jobs[id].Attempt - 1, "machine/1/worker");

    public Story Run(Guid id, int process = 1) => Claim(id, process).Begin(id, process).End(id, process).Settle(id);

    public Story Effect(Guid id)
    {
        _effects.Add(new Effect { JobId = id, Epoch = _jobs[id].Epoch });
        return this;
    }

    public Story Order(Guid id)
    {
        _orders.Add(new Order { JobId = id });
        return this;
    }

    public Story Kill(int process, params Guid[] held)
    {
        _faults.Add(new FaultRecord
        {
            Kind = FaultKind.KillWorker,
            At = Now,
            Until = Now,
            ProcessId = process,
            Landed = true,
            Held = [.. held.Select(id => new HeldAttempt(id, _jobs[id].Epoch))],
        });
        return this;
    }

    public Story Fault(FaultRecord fault)
    {
        _faults.Add(fault);
        return this;
    }

    /// <summary>Changes a row without the audit noticing.</summary>
    public Story Twist(Guid id, Func<StoredJob, StoredJob> change)
    {
        _jobs[id] = change(_jobs[id]);
        return this;
    }

    public Story Forget(Guid id)
    {
        _jobs.Remove(id);
        return this;
    }

    /// <summary>Adds to the audit as it is, whatever it says.</summary>
    public Story Audit(Guid id, JobStatus? from, JobStatus to, long epoch, int attempt, long? settled = null, string? written = null, long? oldEpoch = null, int? oldAttempt = null)
    {
        _audit.Add(new AuditEntry
        {
            Sequence = _audit.Count,
            JobId = id,
            From = from,
            To = to,
            At = Now,
            Epoch = epoch,
            Attempt = attempt,
            MaxAttempts = 5,
            OldEpoch = from is null ? null : oldEpoch ?? epoch,
            OldAttempt = from is null ? null : oldAttempt ?? attempt,
            SettledEpoch = settled,
            Written = written,
            LimitKey = _keys.GetValueOrDefault(id),
        });
        return this;
    }

    public Evidence Tell(Scenario scenario = Scenario.Kill) => new()
    {
        Options = new ChaosOptions
        {
            Scenario = scenario,
            Store = StoreKind.Sqlite,
            Faults = new Dictionary<FaultKind, int>(),
            Jobs = 1,
            Seed = 1,
        },
        Client = _client,
        Audit = _audit,
        Journal = _journal,
        Faults = _faults,
        Effects = _effects,
        Orders = _orders,
        Jobs = [.. _jobs.Values],
    };

    public IEnumerable<FindingKind> Findings(Scenario scenario = Scenario.Kill) => Checker.Findings(Tell(scenario)).Select(finding => finding.Kind);

    private Story Change(Guid id, JobStatus to, long epoch, int attempt, string worker, long? settled = null, string? written = null)
    {
        var job = _jobs[id];
        Audit(id, job.Status, to, epoch, attempt, settled, written, job.Epoch, job.Attempt);
        _audit[^1] = _audit[^1] with { Worker = worker };
        _jobs[id] = job with { Status = to, Epoch = epoch, Attempt = attempt, HasLease = to == JobStatus.Processing };
        return this;
    }

    private Story Write(JournalEvent what, Guid id, int process)
    {
        _journal.Add(new JournalLine(process, what, id, _jobs[id].Epoch, Now, ""));
        return this;
    }
}
