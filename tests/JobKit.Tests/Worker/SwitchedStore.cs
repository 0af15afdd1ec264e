using System.Reflection;
using JobKit.Storage;

namespace JobKit.Tests.Worker;

/// <summary>A store whose database can be switched off: every call then throws.</summary>
internal sealed class SwitchedStore(IJobStore inner)
{
    private volatile Exception? _failure;

    public IJobStore Store => Proxy.Around(inner, this);

    public int Refused { get; private set; }

    /// <summary>Hears of each call, on the thread that makes it.</summary>
    public Action<string>? Called { get; set; }

    public void Fail(Exception? failure) => _failure = failure;

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
            if (_switch._failure is { } failure)
            {
                _switch.Refused++;
                throw failure;
            }

            return targetMethod!.Invoke(_inner, args);
        }
    }
}
