using System.Reflection;
using System.Threading.Channels;
using JobKit.Storage;

namespace JobKit.Tests.Worker;

/// <summary>A store that tells of each claim that came back with nothing: the fetcher then waits.</summary>
internal sealed class EmptyClaims(IJobStore inner)
{
    private readonly Channel<int> _empty = Channel.CreateUnbounded<int>();

    public IJobStore Store => Proxy.Around(inner, this);

    public Task NextAsync() => _empty.Reader.ReadAsync().AsTask().Soon();

    private async Task<IReadOnlyList<ClaimedJob>> WatchAsync(Task<IReadOnlyList<ClaimedJob>> claim)
    {
        var claimed = await claim;
        if (claimed.Count == 0)
            _empty.Writer.TryWrite(claimed.Count);
        return claimed;
    }

    /// <summary>Passes each call on, and looks at the answers to claims.</summary>
#pragma warning disable CA1852, MA0053 // DispatchProxy derives from it at run time.
    public class Proxy : DispatchProxy
#pragma warning restore CA1852, MA0053
    {
        private IJobStore? _inner;
        private EmptyClaims? _watch;

        internal static IJobStore Around(IJobStore inner, EmptyClaims watch)
        {
            var store = Create<IJobStore, Proxy>();
            ((Proxy)(object)store)._inner = inner;
            ((Proxy)(object)store)._watch = watch;
            return store;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var answer = targetMethod!.Invoke(_inner, args);
            return answer is Task<IReadOnlyList<ClaimedJob>> claim ? _watch!.WatchAsync(claim) : answer;
        }
    }
}
