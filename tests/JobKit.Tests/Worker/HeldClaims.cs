using System.Reflection;
using JobKit.Storage;

namespace JobKit.Tests.Worker;

/// <summary>A store that carries out claims and keeps their answers until it is told to give them.</summary>
internal sealed class HeldClaims(IJobStore inner)
{
    private readonly Signal _asked = new();
    private readonly Signal _answer = new();
    private int _count;

    public IJobStore Store => Proxy.Around(inner, this);

    /// <summary>How many claims have reached the store.</summary>
    public int Count => Volatile.Read(ref _count);

    public Task AskedAsync() => _asked.WaitAsync();

    public void Answer() => _answer.Set();

    private async Task<IReadOnlyList<ClaimedJob>> KeepAsync(Task<IReadOnlyList<ClaimedJob>> claim)
    {
        var claimed = await claim;
        Interlocked.Increment(ref _count);
        _asked.Set();
        await _answer.WaitAsync();
        return claimed;
    }

    /// <summary>Passes each call on, and keeps the answers to claims.</summary>
#pragma warning disable CA1852, MA0053 // DispatchProxy derives from it at run time.
    public class Proxy : DispatchProxy
#pragma warning restore CA1852, MA0053
    {
        private IJobStore? _inner;
        private HeldClaims? _claims;

        internal static IJobStore Around(IJobStore inner, HeldClaims claims)
        {
            var store = Create<IJobStore, Proxy>();
            ((Proxy)(object)store)._inner = inner;
            ((Proxy)(object)store)._claims = claims;
            return store;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var answer = targetMethod!.Invoke(_inner, args);
            return answer is Task<IReadOnlyList<ClaimedJob>> claim ? _claims!.KeepAsync(claim) : answer;
        }
    }
}
