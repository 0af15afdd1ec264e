using System.Reflection;
using JobKit.Storage;

namespace JobKit.Tests.Worker;

/// <summary>A store whose database can be switched off: every call then throws.</summary>
internal sealed class SwitchedStore(IJobStore inner)
{
    private volatile Exception? _failure;
    private volatile bool _hangs;

    public IJobStore Store => Proxy.Around(inner, this);

    public int Refused { get; private set; }

    /// <summary>Hears of each call, on the thread that makes it.</summary>
    public Action<string>? Called { get; set; }

    /// <summary>Hears of each call with its arguments.</summary>
    public Action<string, object?[]>? CalledWith { get; set; }

    /// <summary>Answers renewals instead of the store.</summary>
    public Func<IReadOnlyList<JobLease>, IReadOnlyList<RenewReceipt>>? Renews { get; set; }

    public void Fail(Exception? failure) => _failure = failure;

    /// <summary>From now on no call is ever answered, whatever its token says.</summary>
    public void Hang() => _hangs = true;

    /// <summary>Passes each call on, or throws.</summary>
#pragma warning disable CA1852, MA0053 // DispatchProxy derives from it at run time.
    public class Proxy : DispatchProxy
#pragma warning restore CA1852, MA0053
    {
        private IJobStore? _inner;
        private SwitchedStore? _switch;

        internal static IJobStore Around(IJobStore inner, SwitchedStore state)
        {
            var store = Create<IJobStore, Proxy>();
            ((Proxy)(object)store)._inner = inner;
            ((Proxy)(object)store)._switch = state;
            return store;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            _switch!.Called?.Invoke(targetMethod!.Name);
            _switch.CalledWith?.Invoke(targetMethod!.Name, args ?? []);
            if (_switch._failure is { } failure)
            {
                _switch.Refused++;
                throw failure;
            }

            if (_switch._hangs)
                return Unanswered(targetMethod!.ReturnType);

            return targetMethod!.Name == nameof(IJobStore.RenewAsync) && _switch.Renews is { } renews
                ? Task.FromResult(renews((IReadOnlyList<JobLease>)args![0]!))
                : targetMethod.Invoke(_inner, args);
        }

        private static object Unanswered(Type task)
        {
            var source = Activator.CreateInstance(typeof(TaskCompletionSource<>).MakeGenericType(task.IsGenericType ? task.GetGenericArguments() : [typeof(bool)]))!;
            return source.GetType().GetProperty(nameof(TaskCompletionSource.Task))!.GetValue(source)!;
        }
    }
}
