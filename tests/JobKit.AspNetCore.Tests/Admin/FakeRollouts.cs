using System.Reflection;
using JobKit.Migration;

namespace JobKit.AspNetCore.Tests.Admin;

/// <summary>Rollouts of which only the rollback answers, as a test says.</summary>
public class FakeRollouts : DispatchProxy
{
    private Func<string, Task<RollbackAnswer>> _rollBack = _ => throw new NotSupportedException();

    public static IRollouts Of(Func<string, RollbackAnswer> rollBack) => Of(async key =>
    {
        await Task.CompletedTask;
        return rollBack(key);
    });

    public static IRollouts Of(Func<string, Task<RollbackAnswer>> rollBack)
    {
        var rollouts = Create<IRollouts, FakeRollouts>();
        ((FakeRollouts)(object)rollouts)._rollBack = rollBack;
        return rollouts;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == nameof(IRollouts.RollBackAsync)
        ? _rollBack((string)args![0]!)
        : throw new NotSupportedException(targetMethod.Name);
}
