using System.Reflection;
using JobKit.Migration;

namespace JobKit.AspNetCore.Tests.Admin;

/// <summary>Rollouts of which only the list and the rollback answer, as a test says.</summary>
public class FakeRollouts : DispatchProxy
{
    private Func<IReadOnlyList<Rollout>> _all = () => [];
    private Func<string, RollbackAnswer> _rollBack = _ => throw new NotSupportedException();

    public static IRollouts Of(Func<IReadOnlyList<Rollout>> all, Func<string, RollbackAnswer> rollBack)
    {
        var rollouts = Create<IRollouts, FakeRollouts>();
        ((FakeRollouts)(object)rollouts)._all = all;
        ((FakeRollouts)(object)rollouts)._rollBack = rollBack;
        return rollouts;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IRollouts.GetAllAsync) => Async(_all),
        nameof(IRollouts.RollBackAsync) => Async(() => _rollBack((string)args![0]!)),
        _ => throw new NotSupportedException(targetMethod.Name),
    };

    private static async Task<T> Async<T>(Func<T> answer)
    {
        await Task.CompletedTask;
        return answer();
    }
}
