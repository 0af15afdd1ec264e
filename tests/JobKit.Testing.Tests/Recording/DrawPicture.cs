namespace JobKit.Testing.Recording;

internal sealed record DrawPicture(int Page);
