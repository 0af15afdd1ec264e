using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>One run of one check: a store on an empty database, and short words for what checks do with it.</summary>
internal sealed partial class Scene
{
    public const string Type = "conformance.work";
    public const string Queue = "conformance";
    public const string WorkerId = "conformance-worker";

    private readonly ConformanceCheck _check;

    private Scene(ConformanceCheck check, ConformanceTarget target, IJobStore store, CancellationToken token)
    {
        _check = check;
        Target = target;
        Store = store;
        Token = token;
    }

    public ConformanceTarget Target { get; }

    public IJobStore Store { get; }

    public CancellationToken Token { get; }

    public static OperatorAction Somebody { get; } = new("conformance", "a check");

    public static async Task<Scene> OpenAsync(ConformanceCheck check, ConformanceTarget target, CancellationToken token) =>
        new(check, target, await target.CreateStoreAsync(token), token);

    public Task<IJobStore> AnotherNodeAsync() => Target.CreateStoreAsync(Token);

    /// <summary>Starts all at once, each on a thread of the pool, and waits for all.</summary>
    public Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(index => Task.Run(() => act(index), Token)));

    public Task AtOnceAsync(int count, Func<int, Task> act) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(index => Task.Run(() => act(index), Token)));
}
