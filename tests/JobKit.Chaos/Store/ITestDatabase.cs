namespace JobKit.Chaos;

/// <summary>The throwaway database of one run, in the controller's hands.</summary>
internal interface ITestDatabase : IAsyncDisposable
{
    /// <summary>What the workers and the client connect with, under a name that shows who is connected.</summary>
    ChaosStore ForProcess(string name);

    /// <summary>What the controller reads with: sessions that no fault is aimed at.</summary>
    ChaosStore ForController { get; }

    /// <summary>The statements that keep the audit.</summary>
    string AuditSql { get; }

    AuditDialect Audit { get; }

    /// <summary>Returns once nothing that a dead process had sent can still take effect.</summary>
    Task ForgetAsync(string name);

    /// <summary>How many sessions nobody answers for: of a process that ended, or inside a transaction while nothing is to do.</summary>
    Task<int> CountLeaksAsync(IReadOnlyCollection<string> living);

    /// <summary>Asks the database whether its files are sound: null when they are, or what it said.</summary>
    Task<string?> FindDamageAsync();

    Task<string> VersionAsync();
}
