using System.Reflection;
using JobKit.Storage;

namespace JobKit.Tests.Registration;

/// <summary>A store of which only the calls' names matter; answers with what the test set for them.</summary>
public class StoreStandIn : DispatchProxy
{
    internal List<string> Calls { get; } = [];

    internal Dictionary<string, object> Answers { get; } = new(StringComparer.Ordinal);

    internal static (IJobStore Store, StoreStandIn StandIn) New()
    {
        var store = Create<IJobStore, StoreStandIn>();
        return (store, (StoreStandIn)store);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Calls.Add(targetMethod!.Name);
        return Answers.TryGetValue(targetMethod.Name, out var answer) ? answer
            : targetMethod.ReturnType == typeof(Task) ? Task.CompletedTask
            : throw new InvalidOperationException($"{targetMethod.Name} was not expected.");
    }
}
