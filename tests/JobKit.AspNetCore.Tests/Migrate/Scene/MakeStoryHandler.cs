using JobKit.Migration;

namespace JobKit.AspNetCore.Tests.Migrate;

[ShadowSafe]
public sealed class MakeStoryHandler(Author author) : IJobHandler<MakeStory, StoryBook>
{
    public Task<StoryBook> HandleAsync(MakeStory job, JobContext context, CancellationToken cancellationToken)
    {
        author.JobRan(context.Id);
        return author.WriteAsync(job.Title, job.Pages, cancellationToken);
    }
}
