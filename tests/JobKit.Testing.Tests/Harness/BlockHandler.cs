namespace JobKit.Testing.Harness;

internal sealed class BlockHandler(Gate gate) : IJobHandler<Block>
{
    public Task HandleAsync(Block job, JobContext context, CancellationToken cancellationToken)
    {
        gate.Reached.SetResult();
        return gate.Opened.Task.WaitAsync(cancellationToken);
    }
}
