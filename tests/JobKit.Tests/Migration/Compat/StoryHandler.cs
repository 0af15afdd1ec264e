namespace JobKit.Tests.Migration.Compat;

internal sealed class StoryHandler : IJobHandler<Story, Book>
{
    public Task<Book> HandleAsync(Story job, JobContext context, CancellationToken cancellationToken) => Task.FromResult(new Book("sb-" + job.Title, 3));
}
