enum PipedrivePlace {}
